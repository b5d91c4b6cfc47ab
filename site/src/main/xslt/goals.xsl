<?xml version="1.0" encoding="UTF-8"?>
<!--
  The goal reference, from the descriptor that maven-plugin-plugin derives from the Java sources: an overview, and one
  page per goal. Nothing about a goal is written by hand here.
-->
<xsl:stylesheet version="3.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:doc="urn:org.prismdata:doc"
                exclude-result-prefixes="xs doc">
  <!-- No indentation: it would show in <pre> and between inline elements. -->
  <xsl:output method="xml" indent="no" />

  <xsl:template match="/plugin">
    <document>
      <properties>
        <title>Goals</title>
      </properties>
      <body>
        <section name="Goals">
          <p>
            <xsl:value-of select="groupId || ':' || artifactId || ':' || version" />
            <xsl:text>, for Maven </xsl:text>
            <xsl:value-of select="requiredMavenVersion" />
            <xsl:text> or later on Java </xsl:text>
            <xsl:value-of select="requiredJavaVersion" />
            <xsl:text> or later. Call a goal as </xsl:text>
            <code>mvn <xsl:value-of select="goalPrefix" />:GOAL</code>
            <xsl:text>. A project whose parent is </xsl:text>
            <code>org.prismdata:prism-bom</code>
            <xsl:text> has </xsl:text>
            <code>start</code>
            <xsl:text> and </xsl:text>
            <code>stop</code>
            <xsl:text> in its build once it names the plugin; the other goals with a phase need an execution.</xsl:text>
          </p>
          <table class="reference">
            <tr>
              <th>Goal</th>
              <th>What it does</th>
              <th>Phase</th>
            </tr>
            <xsl:for-each select="mojos/mojo">
              <tr>
                <td>
                  <a href="{goal}.html">
                    <xsl:value-of select="/plugin/goalPrefix || ':' || goal" />
                  </a>
                </td>
                <td>
                  <xsl:sequence select="doc:first-sentence(description)" />
                </td>
                <td>
                  <xsl:value-of select="(phase, '–')[1]" />
                </td>
              </tr>
            </xsl:for-each>
          </table>
        </section>
      </body>
    </document>
    <xsl:for-each select="mojos/mojo">
      <!-- The plugin does not tell where its own output goes, so a relative name would have no folder. -->
      <xsl:variable name="page" select="'../../../target/generated-site/xdoc/reference/' || goal || '.xml'" />
      <xsl:result-document href="{resolve-uri($page, static-base-uri())}">
        <xsl:apply-templates select="." />
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="mojo">
    <xsl:variable name="name" select="/plugin/goalPrefix || ':' || goal" />
    <xsl:variable name="parameters" select="parameters/parameter[editable = 'true']" />
    <document>
      <properties>
        <title>
          <xsl:value-of select="$name" />
        </title>
      </properties>
      <body>
        <section name="{$name}">
          <p class="lead">
            <xsl:sequence select="doc:first-sentence(description)" />
          </p>
          <xsl:sequence select="doc:blocks(doc:rest(description))" />
          <table class="facts">
            <xsl:sequence select="doc:fact('Call', 'mvn ' || $name)" />
            <xsl:if test="phase">
              <xsl:sequence select="doc:fact('Default phase', phase)" />
            </xsl:if>
            <xsl:if test="executePhase">
              <xsl:sequence select="doc:fact('Runs first', 'mvn ' || executePhase)" />
            </xsl:if>
            <xsl:if test="requiresDependencyResolution">
              <xsl:sequence select="doc:fact('Dependencies', requiresDependencyResolution)" />
            </xsl:if>
            <xsl:if test="since">
              <xsl:sequence select="doc:fact('Since', since)" />
            </xsl:if>
          </table>
          <subsection name="Parameters">
            <xsl:choose>
              <xsl:when test="$parameters">
                <table class="reference">
                  <tr>
                    <th>Parameter and property</th>
                    <th>Meaning</th>
                    <th>Default</th>
                  </tr>
                  <xsl:for-each select="$parameters">
                    <tr>
                      <td>
                        <a href="#{name}">
                          <xsl:value-of select="name" />
                        </a>
                        <br />
                        <xsl:sequence select="doc:code(doc:property(.))" />
                      </td>
                      <td>
                        <xsl:sequence select="doc:first-sentence(description)" />
                      </td>
                      <td>
                        <xsl:sequence select="doc:code(doc:default(.))" />
                      </td>
                    </tr>
                  </xsl:for-each>
                </table>
                <xsl:apply-templates select="$parameters" />
              </xsl:when>
              <xsl:otherwise>
                <p>None.</p>
              </xsl:otherwise>
            </xsl:choose>
          </subsection>
        </section>
      </body>
    </document>
  </xsl:template>

  <xsl:template match="parameter">
    <xsl:variable name="rest" select="doc:rest(description)" />
    <!-- The kit's descriptions end in an example. -->
    <xsl:variable name="example" select="replace($rest, '^.*?Example: (.*)$', '$1', 's')" />
    <xsl:variable name="middle" select="normalize-space(replace($rest, '\s*Example: .*$', '', 's'))" />
    <h3>
      <xsl:value-of select="name" />
    </h3>
    <p>
      <xsl:sequence select="doc:first-sentence(description)" />
      <xsl:if test="$middle">
        <xsl:text> </xsl:text>
        <xsl:sequence select="doc:html($middle)" />
      </xsl:if>
    </p>
    <table class="facts">
      <xsl:if test="doc:property(.)">
        <xsl:sequence select="doc:fact('Property', doc:property(.))" />
      </xsl:if>
      <xsl:if test="doc:default(.)">
        <xsl:sequence select="doc:fact('Default', doc:default(.))" />
      </xsl:if>
      <xsl:if test="$example != $rest">
        <tr>
          <th>Example</th>
          <td>
            <xsl:sequence select="doc:html(replace($example, '\.\s*$', ''))" />
          </td>
        </tr>
      </xsl:if>
      <xsl:sequence select="doc:fact('Type', replace(type, '[a-z]+\.', ''))" />
      <xsl:if test="required = 'true'">
        <xsl:sequence select="doc:fact('Required', 'yes')" />
      </xsl:if>
      <xsl:if test="since">
        <xsl:sequence select="doc:fact('Since', since)" />
      </xsl:if>
    </table>
  </xsl:template>

  <xsl:function name="doc:property" as="xs:string?">
    <xsl:param name="parameter" as="element()" />
    <xsl:sequence
      select="$parameter/../../configuration/*[name() = $parameter/name][text()]/replace(., '^\$\{(.*)\}$', '$1')" />
  </xsl:function>

  <xsl:function name="doc:default" as="xs:string?">
    <xsl:param name="parameter" as="element()" />
    <xsl:sequence
      select="$parameter/../../configuration/*[name() = $parameter/name]/@default-value/string()" />
  </xsl:function>

  <xsl:function name="doc:fact" as="element()">
    <xsl:param name="name" as="xs:string" />
    <xsl:param name="value" as="xs:string" />
    <tr>
      <th>
        <xsl:value-of select="$name" />
      </th>
      <td>
        <xsl:sequence select="doc:code($value)" />
      </td>
    </tr>
  </xsl:function>

  <xsl:function name="doc:code" as="element()?">
    <xsl:param name="text" as="xs:string?" />
    <xsl:if test="$text">
      <code>
        <xsl:value-of select="$text" />
      </code>
    </xsl:if>
  </xsl:function>

  <!-- Descriptions are XHTML kept as text; what is not well-formed fails the build. -->
  <xsl:function name="doc:html" as="node()*">
    <xsl:param name="text" as="xs:string" />
    <xsl:sequence select="parse-xml-fragment($text)/node()" />
  </xsl:function>

  <xsl:function name="doc:first-sentence" as="node()*">
    <xsl:param name="text" as="xs:string" />
    <xsl:sequence select="doc:html(substring($text, 1, doc:end-of-sentence($text)))" />
  </xsl:function>

  <xsl:function name="doc:rest" as="xs:string">
    <xsl:param name="text" as="xs:string" />
    <xsl:sequence select="normalize-space(substring($text, doc:end-of-sentence($text) + 1))" />
  </xsl:function>

  <!-- The place of the first full stop before a space or an element. -->
  <xsl:function name="doc:end-of-sentence" as="xs:integer">
    <xsl:param name="text" as="xs:string" />
    <xsl:sequence select="string-length(replace($text, '^(.*?\.)(\s|&lt;).*$', '$1', 's'))" />
  </xsl:function>

  <!-- Text that stands outside of paragraphs becomes one. -->
  <xsl:function name="doc:blocks" as="node()*">
    <xsl:param name="text" as="xs:string" />
    <xsl:for-each-group select="doc:html($text)[not(self::br)]"
                        group-adjacent="exists(self::p|self::ul|self::ol|self::pre)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:sequence select="current-group()" />
        </xsl:when>
        <xsl:when test="normalize-space(string-join(current-group()))">
          <p>
            <xsl:sequence select="current-group()" />
          </p>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>
</xsl:stylesheet>
