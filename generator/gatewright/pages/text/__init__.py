"""Bytes of a page → what a reader sees, line by line, whatever the format.

characters           bytes → text whose characters mean what they look like
lines                what a reader sees, line by line
spans                how many rows and columns a cell takes
raised               exponents and marks of footnotes
underlines           headings above a line of signs
fences               where code begins and ends
components, rows     tags and tables of Markdown → whole lines
html_tables          rows and cells of HTML → lines
html, markdown       one format each → lines
mixed                Markdown with tags → lines
formats              text of any format → lines
data                 JSON and YAML in code → data, with lines
scripts              data that a page is drawn from, which no reader sees
"""
