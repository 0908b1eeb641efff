"""A web application that greets people."""

from flask import Flask, jsonify


def create_app():
    """Return the application."""
    app = Flask(__name__)

    @app.get("/greet/<name>")
    def greet(name):
        return jsonify(text=f"Hello, {name}!")

    return app
