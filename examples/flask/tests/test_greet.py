def test_greets_by_name(client):
    response = client.get("/greet/world")

    assert response.status_code == 200
    assert response.json == {"text": "Hello, world!"}


def test_knows_nothing_else(client):
    assert client.get("/").status_code == 404
