import tempfile
import unittest
from importlib.metadata import version
from pathlib import Path

from hello.report import main, report


class ReportTest(unittest.TestCase):
    def test_greets_in_every_language(self):
        self.assertEqual(
            report("Ada").splitlines(),
            ["language  greeting", "en        Hello, Ada!", "de        Guten Tag, Ada!", "fr        Bonjour, Ada!"],
        )

    def test_writes_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            main([folder + "/deep/report.txt"])
            self.assertIn("Bonjour, world!", Path(folder, "deep", "report.txt").read_text(encoding="utf-8"))

    def test_has_the_new_greeter(self):
        self.assertEqual(version("greeter"), "2.0")
