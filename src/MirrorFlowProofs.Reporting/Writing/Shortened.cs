namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>The first entries of a list, and how many more there are.</summary>
/// <param name="Entries">What is shown.</param>
/// <param name="More">How many are left out; 0 when the list is whole.</param>
internal readonly record struct Shortened<T>(IReadOnlyList<T> Entries, int More)
{
    /// <summary>A list up to <see cref="Elision.LargestWhole"/> is whole; of a longer one <see cref="Elision.Shown"/> are shown.</summary>
    internal static Shortened<T> Of(IReadOnlyList<T> list) =>
        list.Count <= Elision.LargestWhole ? new(list, 0) : new([.. list.Take(Elision.Shown)], list.Count - Elision.Shown);
}
