namespace MirrorFlowProofs.Documents;

/// <summary>The keys of a setting.</summary>
internal static class SettingKeys
{
    internal const string Setting = "setting";
    internal const string Geometry = "geometry";
    internal const string Reparameterization = "reparameterization";
    internal const string Weights = "weights";
    internal const string Balance = "balance";
    internal const string Decay = "decay";
    internal const string Rate = "rate";
    internal const string Loss = "loss";
    internal const string Start = "start";
    internal const string Domains = "domains";
    internal const string Where = "where";
    internal const string Assume = "assume";
    internal const string Starts = "starts";
    internal const string Sense = "sense";

    internal static IReadOnlyList<string> All { get; } = [Setting, Geometry, Reparameterization, Weights, Balance, Starts, Decay, Rate, Loss, Start, Assume, Sense, Domains, Where];

    /// <summary>May be given more than once; the lines add up.</summary>
    internal static bool Repeats(string key) => key is Domains or Where or Assume;
}
