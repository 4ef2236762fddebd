using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>The certificates of one entry of a catalog.</summary>
public static class EntryCertificates
{
    /// <summary>The steps whose derivatives follow from the definition of the flow for every weight, not from a closed form.</summary>
    private static readonly HashSet<string> OfTheFlow = ["clock", "balance"];

    /// <summary>A certificate for each closed form of the derivation, or why there is none.</summary>
    /// <param name="entry">The entry.</param>
    public static IReadOnlyList<Certificate> Of(CatalogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var prefix = Identifier(entry.Name);
        var derivation = entry.Derive();
        var product = derivation is MonomialDerivation { Result: { } flow } && entry.Depth is { } depth && depth > 1 ? new DeepProduct(prefix, flow, depth) : null;
        return
        [
            .. product is null ? [] : InstanceCertificates.Of(product),
            .. derivation is DepthDerivation every ? EveryDepthCertificates.Of(prefix, every) : [],
            .. DerivativeStatement.Of(derivation).Where(s => !OfTheFlow.Contains(s.Step)).Select(s => Of(prefix, derivation, product, s)),
        ];
    }

    private static Certificate Of(string prefix, Derivation derivation, DeepProduct? product, DerivativeStatement statement)
    {
        var certificate = DerivativeCertificate.Of(prefix, statement);
        return certificate.Text is not null ? certificate
            : (product is { Flow.Balance.Kind: not BalanceKind.Equal } ? IntegralCertificates.TryOf(product, statement)
                : derivation is DepthDerivation every ? EveryDepthCertificates.TryByIntegral(prefix, every, statement)
                : derivation is BlockDerivation { Result: { } blocks } ? BlockCertificates.TryByIntegral(prefix, blocks, statement)
                : null) ?? certificate;
    }

    /// <summary>A name of an entry as an identifier.</summary>
    public static string Identifier(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
