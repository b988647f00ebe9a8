"""The desk of tests/commands, for the documents that it makes."""

from tests.commands.conftest import desk, run, set_up  # noqa: F401 - fixtures
