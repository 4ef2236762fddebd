using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace MirrorFlowProofs.Cli;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class UsageError
{
    /// <summary>The first complaint about <paramref name="parsed"/>, or null when it can run.</summary>
    public static BadInput? In(ParseResult parsed)
    {
        if (parsed.Action is not ParseErrorAction || parsed.Errors.Count == 0)
        {
            return EmptyPath(parsed.CommandResult);
        }

        var what = parsed.UnmatchedTokens.Count > 0
            ? Unknown(parsed.UnmatchedTokens[0], parsed.CommandResult.Command)
            : Describe(parsed.Errors[0], parsed.CommandResult.Command);
        return new BadInput($"{what} (try '{CommandPath(parsed.CommandResult)} --help')");
    }

    /// <summary>The complaint about the first path that is empty, as a variable of a script may be.</summary>
    private static BadInput? EmptyPath(CommandResult command) => command.Children.Where(c => c.Tokens.Any(t => t.Value.Length == 0)).Select(c => c switch
    {
        OptionResult { Option: { HelpName: "FILE" or "FOLDER" } option } => new BadInput($"{option.Name}: expected the name of a {option.HelpName.ToLowerInvariant()}, found ''"),
        ArgumentResult { Argument.Name: "FILE" } => new BadInput("expected the name of a file, found ''"),
        ArgumentResult { Argument.Name: "FILE|FOLDER" or "PATH" } => new BadInput("expected the name of a file or folder, found ''"),
        _ => null,
    }).FirstOrDefault(c => c is not null);

    private static string Unknown(string token, Command command)
    {
        if (token.StartsWith('-') && token.Length > 1)
        {
            var name = token.Split('=')[0];
            return $"unknown option '{name}'" + Nearest.Suggest(name, OptionNames(command));
        }

        var commands = command.Subcommands.Select(c => c.Name).ToList();
        return commands.Count > 0
            ? $"unknown command '{token}'" + Nearest.Suggest(token, commands)
            : $"unexpected argument '{token}'";
    }

    private static string Describe(ParseError error, Command command) => error.SymbolResult switch
    {
        CommandResult when command.Subcommands.Count > 0 =>
            "expected a command: " + string.Join(", ", command.Subcommands.Select(c => c.Name)),
        OptionResult { Implicit: true } option => $"option '{option.Option.Name}' is required",
        OptionResult { Tokens.Count: 0 } option => $"option '{option.Option.Name}' expects a value",
        OptionResult { Tokens.Count: > 1, Option.Arity.MaximumNumberOfValues: 1 } option => $"option '{option.Option.Name}' is given more than once",
        _ => error.Message.TrimEnd('.'),
    };

    private static IEnumerable<string> OptionNames(Command command)
    {
        var own = command.Options.AsEnumerable();
        for (var parent = command.Parents.OfType<Command>().FirstOrDefault(); parent is not null; parent = parent.Parents.OfType<Command>().FirstOrDefault())
        {
            own = own.Concat(parent.Options.Where(option => option.Recursive));
        }

        return own.SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal));
    }

    private static string CommandPath(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CommandPath(parent)} {result.Command.Name}" : "mirrorflow";
}
