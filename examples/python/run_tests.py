"""Runs test modules with the standard library alone and writes JUnit XML: run_tests.py OUTPUT MODULE..."""

import sys
import time
import unittest
from pathlib import Path
from xml.etree import ElementTree


class JUnitResult(unittest.TextTestResult):
    """Remembers every test as a JUnit `testcase`."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.suite = ElementTree.Element("testsuite", name="unittest")

    def startTest(self, test):
        super().startTest(test)
        self.started = time.monotonic()
        module, _, name = test.id().rpartition(".")
        self.case = ElementTree.SubElement(self.suite, "testcase", classname=module, name=name)

    def stopTest(self, test):
        super().stopTest(test)
        self.case.set("time", "%.3f" % (time.monotonic() - self.started))

    def addFailure(self, test, err):
        super().addFailure(test, err)
        ElementTree.SubElement(self.case, "failure", message=str(err[1])).text = self.failures[-1][1]

    def addError(self, test, err):
        super().addError(test, err)
        if not hasattr(self, "case"):
            self.case = ElementTree.SubElement(self.suite, "testcase", classname="import", name=str(test))
        ElementTree.SubElement(self.case, "error", message=str(err[1])).text = self.errors[-1][1]

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        ElementTree.SubElement(self.case, "skipped", message=reason)


def main(arguments):
    """Return 0 when every test passed."""
    output, *modules = arguments
    tests = unittest.defaultTestLoader.loadTestsFromNames(modules)
    result = unittest.TextTestRunner(resultclass=JUnitResult, verbosity=2).run(tests)
    suite = result.suite
    suite.set("tests", str(result.testsRun))
    suite.set("failures", str(len(result.failures)))
    suite.set("errors", str(len(result.errors)))
    suite.set("skipped", str(len(result.skipped)))
    Path(output).parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(suite).write(output, encoding="utf-8", xml_declaration=True)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
