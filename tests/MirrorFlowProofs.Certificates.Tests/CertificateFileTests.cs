using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>Which certificate a line of a file belongs to.</summary>
public sealed class CertificateFileTests
{
    private static readonly Certificate First = new("first", "a claim", "Theorem first : True.\nProof. exact I. Qed.\n", null);
    private static readonly Certificate Second = new("second", "another", "Theorem second : True.\nProof.\n  exact I.\nQed.\n", null);

    [Fact]
    public void Every_line_of_a_certificate_is_its_own_and_those_of_the_heading_are_no_one_s()
    {
        var file = new CertificateFile([First, Second]);
        var lines = file.Text.Split('\n');

        foreach (var certificate in new[] { First, Second })
        {
            var start = Array.FindIndex(lines, l => l == certificate.Text!.Split('\n')[0]);
            Assert.Equal(certificate, file.At(start + 1));
            Assert.Equal(certificate, file.At(Array.FindIndex(lines, start, l => l.EndsWith("Qed.", StringComparison.Ordinal)) + 1));
        }

        Assert.Null(file.At(0));
        Assert.Null(file.At(CertificateFile.Heading.ReplaceLineEndings("\n").Count(c => c == '\n')));
    }

    [Fact]
    public void A_file_without_certificates_is_its_heading() =>
        Assert.Equal(CertificateFile.Heading.ReplaceLineEndings("\n"), new CertificateFile([]).Text);
}
