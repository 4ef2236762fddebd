using System.Text;
using MirrorFlowProofs.Certificates.Coq;

namespace MirrorFlowProofs.Certificates.Running;

/// <summary>A file of certificates, which Coq checks with the development and nothing else.</summary>
public sealed class CertificateFile
{
    /// <summary>What every file begins with.</summary>
    public const string Heading =
        """
        Require Import Reals Lra Lia List.
        From Coquelicot Require Import Coquelicot.
        From MirrorFlow Require Import Products Calculus Power Flow Balance Metric Uniformization IntegralForm Mirror
          BalancedPotential Coercivity Regularizer Conjugate InU Legendre BalancedLegendre Convergence Saddles Limits Enclosure
          Instances Written Certify EveryDepth Laws.
        Import ListNotations.
        Open Scope R_scope.

        """;

    private readonly List<(int FirstLine, Certificate Certificate)> _lines = [];

    /// <summary>The file of certificates that have a text.</summary>
    public CertificateFile(IEnumerable<Certificate> certificates)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        var text = new StringBuilder(Heading.ReplaceLineEndings("\n"));
        var line = text.ToString().Count(c => c == '\n') + 1;
        foreach (var certificate in certificates)
        {
            _lines.Add((line, certificate));
            var block = $"\n{Comment(certificate.Claim)}\n{certificate.Text}";
            text.Append(block);
            line += block.Count(c => c == '\n');
        }

        Text = text.ToString();
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>A text as a comment, which nothing in it ends, nests or quotes.</summary>
    internal static string Comment(string text) =>
        $"(* {text.Replace("(*", "( *", StringComparison.Ordinal).Replace("*)", "* )", StringComparison.Ordinal).Replace('"', '\'').ReplaceLineEndings(" ")} *)";

    /// <summary>The certificate that a line belongs to; null for the heading.</summary>
    public Certificate? At(int line) => _lines.LastOrDefault(l => l.FirstLine <= line).Certificate;
}
