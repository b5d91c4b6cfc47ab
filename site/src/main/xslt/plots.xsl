<?xml version="1.0" encoding="UTF-8"?>
<!--
  A picture of bars from a table of a Markdown page, so that no number is written twice. The input, a file of src/main/plots,
  says which table and which of its columns:

    page     the page, below src/site/markdown
    table    how the line of the table's heads begins; one table of the page must begin so
    group    the number of the column that the bars are grouped by
    names    the number of the column with a bar's name; without it, the head of its value's column is its name
    values   the numbers of the columns with values; a cell without one has no bar
    number   a pattern whose first group is the value in a cell; by default the cell's first number
    unit     what is written behind each value
    ours     a pattern of the names whose bars stand out; by default all

  Text keeps its size on a phone, as the picture is hardly wider than one. Colours follow the reader's system.
-->
<xsl:stylesheet version="3.0"
                xmlns="http://www.w3.org/2000/svg"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:doc="urn:org.prismdata:doc"
                exclude-result-prefixes="xs doc">
  <xsl:output method="xml" indent="yes" />

  <xsl:variable name="width" select="400" />
  <xsl:variable name="letter" select="7.2" />
  <xsl:variable name="line" select="19" />
  <xsl:variable name="value-width" select="64" />

  <xsl:template match="/plot">
    <xsl:variable name="lines"
                  select="unparsed-text-lines(resolve-uri('../../site/markdown/' || @page, static-base-uri()))" />
    <xsl:variable name="heads" select="index-of($lines ! starts-with(., current()/@table), true())" />
    <xsl:if test="count($heads) != 1">
      <xsl:message terminate="yes"
                   select="base-uri() || ': ' || count($heads) || ' tables of ' || @page || ' begin with ' || @table" />
    </xsl:if>
    <xsl:variable name="names" select="doc:cells($lines[$heads])" />
    <xsl:variable name="below" select="subsequence($lines, $heads + 2)" />
    <xsl:variable name="rows"
                  select="subsequence($below, 1, (index-of($below ! starts-with(., '|'), false()), count($below) + 1)[1] - 1)" />
    <xsl:variable name="number" select="'^.*?' || (@number, '([\d.,]*\d)')[1] || '.*$'" />
    <xsl:variable name="plot" select="." />
    <xsl:variable name="bars" as="element(bar)*" xmlns="">
      <xsl:for-each select="$rows">
        <xsl:variable name="cells" select="doc:cells(.)" />
        <xsl:for-each select="tokenize($plot/@values) ! xs:integer(.)">
          <xsl:if test="matches($cells[current()], $number)">
            <bar group="{$cells[xs:integer($plot/@group)]}"
                 name="{if ($plot/@names) then $cells[xs:integer($plot/@names)] else $names[current()]}"
                 value="{replace($cells[current()], $number, '$1')}" />
          </xsl:if>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="left" select="round($letter * max($bars/@name ! string-length(.))) + 12" />
    <xsl:variable name="unit-width"
                  select="($width - $left - $value-width) div max($bars/@value ! doc:number(.))" />
    <xsl:variable name="groups" select="distinct-values($bars/@group)" />
    <svg viewBox="0 0 {$width} {$line * (count($bars) + count($groups) * 1.5)}">
      <title>
        <xsl:value-of select="." />
      </title>
      <style>
        text { fill: #1f2430; font: 12px system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
        .group { font-weight: 600; }
        .value { font-variant-numeric: tabular-nums; }
        rect { fill: #a5adbb; }
        .ours { fill: #1a56b0; }
        @media (prefers-color-scheme: dark) {
          text { fill: #dfe3ea; }
          rect { fill: #6a7386; }
          .ours { fill: #7fb0ff; }
        }
      </style>
      <xsl:for-each-group select="$bars" group-by="@group">
        <xsl:variable name="top"
                      select="$line * (count($bars[index-of($groups, @group) lt index-of($groups, current-grouping-key())])
                        + (position() - 1) * 1.5)" />
        <text class="group" x="0" y="{$top + 15}">
          <xsl:value-of select="current-grouping-key()" />
        </text>
        <xsl:for-each select="current-group()">
          <xsl:variable name="y" select="$top + $line * position() + 3" />
          <xsl:variable name="length" select="doc:number(@value) * $unit-width" />
          <text class="name" x="0" y="{$y + 11}">
            <xsl:value-of select="@name" />
          </text>
          <rect x="{$left}" y="{$y}" width="{round($length, 2)}" height="13" rx="2">
            <xsl:if test="matches(@name, ($plot/@ours, '')[1])">
              <xsl:attribute name="class" select="'ours'" />
            </xsl:if>
          </rect>
          <text class="value" x="{round($left + $length + 6, 2)}" y="{$y + 11}">
            <xsl:value-of select="@value || ' ' || $plot/@unit" />
          </text>
        </xsl:for-each>
      </xsl:for-each-group>
    </svg>
  </xsl:template>

  <!-- What is in the cells of a line, without the marks of code. -->
  <xsl:function name="doc:cells" as="xs:string*">
    <xsl:param name="line" as="xs:string" />
    <xsl:sequence select="tokenize(replace(replace($line, '^\|\s*|\s*\|\s*$', ''), '`', ''), '\s*\|\s*')" />
  </xsl:function>

  <xsl:function name="doc:number" as="xs:double">
    <xsl:param name="text" as="xs:string" />
    <xsl:sequence select="xs:double(replace($text, ',', ''))" />
  </xsl:function>
</xsl:stylesheet>
