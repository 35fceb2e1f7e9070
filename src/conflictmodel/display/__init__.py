"""What people see: reports and claims as pages, and the plain words that a page and a table share."""

from conflictmodel.display.page import report_html

__all__ = ["report_html"]
