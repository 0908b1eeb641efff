"""Two parts that cannot share an environment: a web app and a report, each with its own greeter."""
