"""The catalogue as a static site: works from a folder, needs no scripts, speaks three languages."""

from tocsin.toolbox.site.build import build_site
from tocsin.toolbox.site.pages import Page, pages

__all__ = ["Page", "build_site", "pages"]
