package dev.anachron.run.sweep;

import dev.anachron.page.ReportPage;
import dev.anachron.page.SweepView;
import dev.anachron.sweep.Summary;
import dev.anachron.sweep.Tally;
import dev.anachron.sweep.Tally.Came;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.Content;
import dev.anachron.write.SweepJson;
import dev.anachron.write.WholeFile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What is written of a sweep beside its lines. */
public final class SweepFiles {
    private SweepFiles() {}

    /**
     * The files of its folder.
     *
     * @param question the scenario's
     * @param scenario its YAML
     */
    public static SortedMap<String, Content> of(Summary summary, String question, String scenario) {
        SortedMap<String, Content> files = new TreeMap<>();
        files.put("summary.json", Content.of(SweepJson.summary(summary)));
        files.put("report.html", Content.of(ReportPage.html(SweepView.of(summary, question))));
        files.put("scenario.yaml", Content.of(scenario));
        return files;
    }

    /** A test suite for each cell and a test for each expectation, as build servers read them. */
    public static void junit(Summary summary, Path file) throws CannotWriteException {
        WholeFile.at(file).write(out -> {
            try {
                suites(summary, out);
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        });
    }

    private static void suites(Summary summary, OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml =
                XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", summary.design().scenario());
        for (Tally tally : summary.tallies()) {
            suite(summary, tally, xml);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.close();
    }

    private static void suite(Summary summary, Tally tally, XMLStreamWriter xml)
            throws XMLStreamException {
        long bad = tally.expectations().stream()
                .filter(came -> came.outcome() == Tally.Outcome.NOT_MET)
                .count();
        long open = tally.expectations().stream()
                .filter(came -> came.outcome() == Tally.Outcome.UNDECIDED)
                .count();
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute(
                "name", summary.design().scenario() + ": " + tally.cell().title());
        xml.writeAttribute("tests", Long.toString(tally.expectations().size() + 1));
        xml.writeAttribute("failures", Long.toString(bad));
        xml.writeAttribute("errors", tally.failed().isEmpty() ? "0" : "1");
        xml.writeAttribute("skipped", Long.toString(open));
        for (Came came : tally.expectations()) {
            test(summary, tally, came, xml);
        }
        endings(summary, tally, xml);
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void test(Summary summary, Tally tally, Came came, XMLStreamWriter xml)
            throws XMLStreamException {
        begin(
                summary,
                tally,
                came.expected().text()
                        + (came.expected().sometimes() ? ", with some seed" : ", with every seed"),
                xml);
        if (came.outcome() == Tally.Outcome.NOT_MET) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message", "met with " + came.met() + " of " + came.runs() + " seeds");
            for (Tally.Example example : came.unmet().first()) {
                xml.writeCharacters(example.replay() + "\n");
            }
            xml.writeEndElement();
        } else if (came.outcome() == Tally.Outcome.UNDECIDED) {
            xml.writeEmptyElement("skipped");
        }
        xml.writeEndElement();
    }

    private static void endings(Summary summary, Tally tally, XMLStreamWriter xml)
            throws XMLStreamException {
        begin(summary, tally, "every run comes to its end", xml);
        if (!tally.failed().isEmpty()) {
            xml.writeStartElement("error");
            for (var failed : tally.failed().entrySet()) {
                for (Tally.Example example : failed.getValue().first()) {
                    xml.writeCharacters(failed.getKey() + ": " + example.replay() + "\n");
                }
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void begin(Summary summary, Tally tally, String name, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute(
                "classname", summary.design().scenario() + "." + tally.cell().title());
        xml.writeAttribute("name", name);
    }
}
