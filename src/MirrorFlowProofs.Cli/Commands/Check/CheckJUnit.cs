using System.Globalization;
using System.Text;
using System.Xml;
using MirrorFlowProofs.Documents;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>Checked documents as JUnit XML: a suite a document, a case a claim; what cannot be read is an error, what is left undecided is skipped where that is no failure.</summary>
internal static class CheckJUnit
{
    public static string Write(IReadOnlyList<CheckedDocument> documents, bool proved)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            foreach (var document in documents)
            {
                Write(xml, document, proved);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, CheckedDocument document, bool proved)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(document.Document.Name));
        xml.WriteAttributeString("tests", Number(document.Claims.Count + document.Problems.Count));
        xml.WriteAttributeString("failures", Number(document.Claims.Count(c => !c.Passes(proved))));
        xml.WriteAttributeString("errors", Number(document.Problems.Count));
        xml.WriteAttributeString("skipped", Number(document.Claims.Count(c => c.Passes(proved) && IsSkipped(c))));
        foreach (var claim in document.Claims)
        {
            StartCase(xml, document, claim.Id, claim.Line);
            if (!claim.Passes(proved))
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", Clean(CheckText.Short(claim)));
                xml.WriteString(Clean(string.Join('\n', CheckText.Details(claim))));
                xml.WriteEndElement();
            }
            else if (IsSkipped(claim))
            {
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", Clean(CheckText.Short(claim)));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        foreach (var problem in document.Problems)
        {
            StartCase(xml, document, FormattableString.Invariant($"line {problem.Line}, column {problem.Column}"), problem.Line);
            xml.WriteStartElement("error");
            xml.WriteAttributeString("message", Clean(problem.Message));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool IsSkipped(CheckedClaim claim) => claim is { Verdict.Kind: VerdictKind.Undecided, Expected: null };

    private static void StartCase(XmlWriter xml, CheckedDocument document, string name, int line)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(document.Document.Name));
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("line", Number(line));
    }

    /// <summary>Without characters that XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '?'));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
