import pytest

from hello import create_app


@pytest.fixture
def app():
    return create_app()
