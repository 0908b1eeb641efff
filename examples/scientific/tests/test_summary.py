import numpy

from summary import fit, measure


def test_finds_the_line():
    slope, intercept = fit(measure())

    assert abs(slope - 2) < 0.02
    assert abs(intercept - 1) < 0.1


def test_solves_equations_with_the_libraries_of_the_wheel():
    matrix = numpy.array([[3.0, 1.0], [1.0, 2.0]])

    assert numpy.allclose(numpy.linalg.solve(matrix, [9.0, 8.0]), [2.0, 3.0])
