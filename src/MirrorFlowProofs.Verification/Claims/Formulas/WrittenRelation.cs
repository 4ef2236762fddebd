using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>How two sides of a formula stand to each other.</summary>
public enum WrittenRelation
{
    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>&lt;=</c>.</summary>
    AtMost,

    /// <summary><c>&lt;</c>.</summary>
    Below,

    /// <summary><c>&gt;=</c>.</summary>
    AtLeast,

    /// <summary><c>&gt;</c>.</summary>
    Above,
}

/// <summary>How relations are written and read.</summary>
public static class WrittenRelations
{
    extension(WrittenRelation relation)
    {
        /// <summary>As a sign of the difference of the sides; null for equality.</summary>
        internal SignRelation? Sign => relation switch
        {
            WrittenRelation.Equal => null,
            WrittenRelation.AtMost => SignRelation.AtMost,
            WrittenRelation.Below => SignRelation.Less,
            WrittenRelation.AtLeast => SignRelation.AtLeast,
            _ => SignRelation.Greater,
        };

        /// <summary>As it is written.</summary>
        public string Written() => relation switch
        {
            WrittenRelation.Equal => "=",
            WrittenRelation.AtMost => "<=",
            WrittenRelation.Below => "<",
            WrittenRelation.AtLeast => ">=",
            _ => ">",
        };
    }

    extension(WrittenRelation)
    {
        /// <summary>The relation that begins at a mark <c>=</c>, <c>&lt;</c> or <c>&gt;</c>, and its length in characters.</summary>
        public static (WrittenRelation Relation, int Length) ReadAt(string text, int at)
        {
            ArgumentNullException.ThrowIfNull(text);
            var orEqual = text[at] != '=' && at + 1 < text.Length && text[at + 1] == '=';
            return ((text[at], orEqual) switch
            {
                ('=', _) => WrittenRelation.Equal,
                ('<', true) => WrittenRelation.AtMost,
                ('<', false) => WrittenRelation.Below,
                (_, true) => WrittenRelation.AtLeast,
                _ => WrittenRelation.Above,
            }, orEqual ? 2 : 1);
        }

        /// <summary>The sides of a chain <c>A = B &lt;= C</c> and the relations between them; those in parentheses are left.</summary>
        /// <exception cref="FormatException">No relation, or a side is missing.</exception>
        internal static (IReadOnlyList<string> Sides, IReadOnlyList<WrittenRelation> Relations) Split(string text)
        {
            var (sides, relations, depth, from) = (new List<string>(), new List<WrittenRelation>(), 0, 0);
            for (var i = 0; i < text.Length; i++)
            {
                depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
                if (depth > 0 || text[i] is not ('=' or '<' or '>'))
                {
                    continue;
                }

                var (relation, length) = WrittenRelation.ReadAt(text, i);
                sides.Add(text[from..i].Trim());
                relations.Add(relation);
                (i, from) = (i + length - 1, i + length);
            }

            sides.Add(text[from..].Trim());
            return relations.Count > 0 && sides.TrueForAll(s => s.Length > 0)
                ? (sides, relations)
                : throw new FormatException($"{text}: expected a formula such as A = B or A <= B");
        }
    }
}
