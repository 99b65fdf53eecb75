package io.diana.architecture;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/** A project's build file, asked by XPath; namespaces are not looked at. */
record Pom(Document document) {

    static Pom of(Code code) {
        try {
            return new Pom(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(code.pom().toFile()));
        } catch (Exception e) {
            throw new AssertionError("Cannot read " + code.pom(), e);
        }
    }

    boolean has(String path) {
        try {
            return (boolean) XPathFactory.newDefaultInstance()
                    .newXPath()
                    .evaluate("boolean(" + path + ")", document, XPathConstants.BOOLEAN);
        } catch (XPathExpressionException e) {
            throw new AssertionError(e);
        }
    }
}
