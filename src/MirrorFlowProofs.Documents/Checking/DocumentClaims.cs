using System.Globalization;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents;

/// <summary>The claims of a document with their settings.</summary>
internal sealed partial class DocumentClaims
{
    /// <summary>The most claims a document may have.</summary>
    private const int MostClaims = 10_000;

    private const string Expect = "expect";

    /// <summary>What a line of a claim block may begin with.</summary>
    private static readonly string[] Keys = [.. ClaimKinds.Keys, Expect, .. SettingKeys.All];

    private readonly List<DocumentException> _problems = [];
    private readonly List<ClaimLine> _claims = [];
    private readonly Dictionary<string, SettingLines> _settings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private DocumentClaims()
    {
    }

    /// <summary>The claims in their order, and what cannot be read.</summary>
    internal static (IReadOnlyList<ClaimLine> Claims, IReadOnlyList<DocumentException> Problems) In(DocumentText source)
    {
        var document = new DocumentClaims();
        document.Noting(() =>
        {
            var (blocks, problems) = source.IsTex ? TexBlocks.In(source) : MarkdownBlocks.In(source.Text);
            document._problems.AddRange(problems);
            foreach (var block in blocks.Where(b => b.Kind == "setting"))
            {
                document.Noting(() => document.AddSetting(block));
            }

            foreach (var block in blocks.Where(b => b.Kind == "claim"))
            {
                document.Noting(() => document.AddClaims(block));
            }
        });
        return (document._claims, document._problems);
    }

    /// <summary>Whether something can be read; what is wrong with it is noted.</summary>
    private bool Noting(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (DocumentException problem)
        {
            _problems.Add(problem);
            return false;
        }
    }

    private void AddSetting(FencedBlock block)
    {
        RequireName(block, "depth-2");
        var lines = new SettingLines();
        if (!_settings.TryAdd(block.Name.Text, lines))
        {
            throw block.Name.Complain(0, $"the setting '{block.Name}' is defined twice");
        }

        foreach (var entry in BlockEntries.Of(block.Lines))
        {
            if (!SettingKeys.All.Contains(entry.Key.Text) || entry.Key.Text == SettingKeys.Setting)
            {
                throw Unknown(entry, [.. SettingKeys.All.Where(k => k != SettingKeys.Setting)]);
            }

            lines.Add(entry);
        }
    }

    private void AddClaims(FencedBlock block)
    {
        RequireName(block, "hessian-depth-2");
        if (!_ids.Add(block.Name.Text))
        {
            throw block.Name.Complain(0, $"the id '{block.Name}' stands twice in this document");
        }

        var (own, claims, expected) = (new SettingLines(), new List<BlockEntry>(), (VerdictKind?)null);
        var (isRead, unread) = (true, 0);
        foreach (var line in BlockEntries.Read(block.Lines))
        {
            var isUnderstood = Noting(() =>
            {
                var entry = line.Entry ?? throw line.Problem!;
                if (ClaimKinds.Find(entry.Key.Text) is not null)
                {
                    claims.Add(entry);
                }
                else if (SettingKeys.All.Contains(entry.Key.Text))
                {
                    own.Add(entry);
                }
                else
                {
                    expected = entry.Key.Text == Expect && expected is null ? Expected(entry.Value) : throw Unknown(entry, Keys);
                }
            });
            unread += isUnderstood ? 0 : 1;
            isRead &= isUnderstood || (NearestName.Of(line.Key.Text, Keys) is { } meant && ClaimKinds.Find(meant) is not null);
        }

        // What may be a line of the setting could change every verdict; a claim that cannot be read changes no other.
        if (!isRead)
        {
            return;
        }

        if (claims.Count + unread == 0)
        {
            throw block.Name.Complain(0, $"the block '{block.Name}' has no claim: expected a line such as 'hessian: ...'");
        }

        var setting = own;
        if (own.Single(SettingKeys.Setting) is { } name)
        {
            setting = _settings.TryGetValue(name.Text, out var named)
                ? own.Over(named)
                : throw name.Complain(0, $"there is no setting '{name}' in this document{Suggestion(name.Text, _settings.Keys)}");
        }

        var alike = claims.CountBy(c => c.Key.Text).ToDictionary();
        var passed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in claims)
        {
            if (_claims.Count == MostClaims)
            {
                throw entry.Key.Complain(0, FormattableString.Invariant($"expected at most {MostClaims} claims in a document, found more"));
            }

            var number = passed[entry.Key.Text] = passed.GetValueOrDefault(entry.Key.Text) + 1;
            _claims.Add(new ClaimLine(Id(block.Name.Text, entry.Key.Text, claims.Count + unread == 1, alike[entry.Key.Text] == 1 ? null : number), block.Name.Text, entry, ClaimKinds.Find(entry.Key.Text)!, setting, expected));
        }
    }

    /// <summary>The block's name alone where it has one claim; else with the key, and a number where the key repeats.</summary>
    private static string Id(string block, string key, bool isOnly, int? number) => isOnly
        ? block
        : string.Create(CultureInfo.InvariantCulture, $"{block}/{key.Replace(' ', '-')}{(number is { } n ? $"-{n}" : "")}");

    private static VerdictKind Expected(Fragment value) => value.Text switch
    {
        "proved" => VerdictKind.Proved,
        "refuted" => VerdictKind.Refuted,
        "undecided" => VerdictKind.Undecided,
        _ => throw value.Complain(0, $"expected proved, refuted or undecided, found '{Shorten(value.Text)}'"),
    };

    private static void RequireName(FencedBlock block, string example)
    {
        if (!Name().IsMatch(block.Name.Text))
        {
            throw block.Name.Complain(0, $"expected a name of letters, digits, '-', '_' and '.' after '{block.Kind}', such as '{block.Kind} {example}', found '{Shorten(block.Name.Text)}'");
        }
    }

    private static DocumentException Unknown(BlockEntry entry, IReadOnlyList<string> known) =>
        entry.Key.Complain(0, $"unknown key '{Shorten(entry.Key.Text)}'{Suggestion(entry.Key.Text, known)}");

    private static string Suggestion(string name, IEnumerable<string> known)
    {
        List<string> all = [.. known];
        return NearestName.Of(name, all) is { } nearest ? $": did you mean '{nearest}'?"
            : all.Count > 0 ? $": expected one of {string.Join(", ", all)}" : "";
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..37]}...";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    private static partial Regex Name();
}
