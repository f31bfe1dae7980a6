"""The kiosk's dress for the windows that journeys are played through."""

from tests.qml.conftest import dressed

__all__ = ["dressed"]
