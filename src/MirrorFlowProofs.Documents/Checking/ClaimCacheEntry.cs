using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Decided claims as bytes. Written out by hand: a reader that is made by reflection costs more time at the start than all claims
/// of a document.
/// </summary>
internal static class ClaimCacheEntry
{
    internal static void Write(BinaryWriter to, IReadOnlyList<CheckedClaim> claims)
    {
        to.Write(claims.Count);
        foreach (var claim in claims)
        {
            to.Write(claim.Id);
            to.Write(claim.Key);
            to.Write(claim.Line);
            to.Write(claim.Column);
            to.Write(claim.Expected is { } expected ? (int)expected : -1);
            Write(to, new DecidedClaim(claim.Text, claim.Setting, claim.Verdict, claim.Nearest));
        }
    }

    internal static IReadOnlyList<CheckedClaim> ReadClaims(BinaryReader from)
    {
        var claims = new CheckedClaim[from.ReadInt32()];
        for (var i = 0; i < claims.Length; i++)
        {
            var (id, key, line, column, expected) = (from.ReadString(), from.ReadString(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32());
            var claim = ReadClaim(from);
            claims[i] = new CheckedClaim(id, key, line, column, claim.Text, claim.Setting, claim.Verdict, expected < 0 ? null : (VerdictKind)expected) { Nearest = claim.Nearest };
        }

        return claims;
    }

    internal static void Write(BinaryWriter to, DecidedClaim claim)
    {
        var verdict = claim.Verdict;
        to.Write(claim.Text);
        to.Write(claim.Setting);
        WriteOptional(to, claim.Nearest);
        to.Write((int)verdict.Kind);
        to.Write(verdict.Reason);
        Write(to, verdict.Conditions);
        WriteOptional(to, verdict.Witness);
        to.Write(verdict.Values is not null);
        if (verdict.Values is { } values)
        {
            Write(to, [values.Left, values.Right, values.Difference, .. values.Point.SelectMany(p => new[] { p.Key, p.Value })]);
        }
    }

    internal static DecidedClaim ReadClaim(BinaryReader from)
    {
        var (text, setting, nearest) = (from.ReadString(), from.ReadString(), ReadOptional(from));
        var (kind, reason, conditions, witness) = ((VerdictKind)from.ReadInt32(), from.ReadString(), ReadTexts(from), ReadOptional(from));
        Counterexample? values = null;
        if (from.ReadBoolean())
        {
            var (all, point) = (ReadTexts(from), new Dictionary<string, string>(StringComparer.Ordinal));
            for (var i = 3; i < all.Length; i += 2)
            {
                point[all[i]] = all[i + 1];
            }

            values = new Counterexample(point, all[0], all[1], all[2]);
        }

        return new DecidedClaim(text, setting, kind switch
        {
            VerdictKind.Proved => Verdict.Proved(reason, conditions),
            VerdictKind.Refuted => Verdict.Refuted(reason, witness!, values),
            _ => Verdict.Undecided(reason),
        }, nearest);
    }

    private static void Write(BinaryWriter to, IReadOnlyList<string> texts)
    {
        to.Write(texts.Count);
        foreach (var text in texts)
        {
            to.Write(text);
        }
    }

    private static string[] ReadTexts(BinaryReader from)
    {
        var texts = new string[from.ReadInt32()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = from.ReadString();
        }

        return texts;
    }

    private static void WriteOptional(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        to.Write(text ?? "");
    }

    private static string? ReadOptional(BinaryReader from) => from.ReadBoolean() is var isThere && from.ReadString() is var text && isThere ? text : null;
}
