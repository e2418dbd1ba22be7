"""Pictures of decisions and texts: in words, as shapes at their places, as lists, and in other notations."""

from webapp.wording.pictures.charts import Box, Chart, Exit, Picture, Row
from webapp.wording.pictures.deciding import deciding_pictures
from webapp.wording.pictures.describe import describe_picture
from webapp.wording.pictures.listing import ListedBox, ListedChart, as_list
from webapp.wording.pictures.map_sheets import (
    map_as_file,
    map_legend,
    map_on_pages,
    map_on_poster,
    map_on_screen,
)
from webapp.wording.pictures.maps import Map, describe_map
from webapp.wording.pictures.shapes import Sheet
from webapp.wording.pictures.sheets import Place, as_file, legend, on_pages, on_posters, on_report, on_screen

__all__ = [
    "Box",
    "Chart",
    "Exit",
    "ListedBox",
    "ListedChart",
    "Map",
    "Picture",
    "Place",
    "Row",
    "Sheet",
    "as_file",
    "as_list",
    "deciding_pictures",
    "describe_map",
    "describe_picture",
    "legend",
    "map_as_file",
    "map_legend",
    "map_on_pages",
    "map_on_poster",
    "map_on_screen",
    "on_pages",
    "on_posters",
    "on_report",
    "on_screen",
]
