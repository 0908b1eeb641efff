"""Fits a line through noisy measurements and writes a summary of them."""

import sys

import numpy
import pandas
from scipy import stats


def measure(count=200, seed=7):
    """Return measurements of `2 x + 1` with a noise that is the same every time."""
    x = numpy.linspace(0, 10, count)
    noise = numpy.random.default_rng(seed).normal(0, 0.1, count)
    return pandas.DataFrame({"x": x, "y": 2 * x + 1 + noise})


def fit(measurements):
    """Return slope and intercept of the line through the measurements."""
    line = stats.linregress(measurements["x"], measurements["y"])
    return line.slope, line.intercept


def main(path):
    measurements = measure()
    slope, intercept = fit(measurements)
    measurements.describe().to_csv(path)
    print(f"y = {slope:.2f} x + {intercept:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
