using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Names of states without the characters that Mermaid does not allow in them.</summary>
internal sealed class MermaidNames
{
    private readonly Dictionary<string, string> _aliasByName = [];

    public MermaidNames(IEnumerable<StateInfo> states)
    {
        var names = states.Select(state => state.Name).ToHashSet();
        var used = new HashSet<string>();
        foreach (string name in names)
        {
            string plain = string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not (':' or '-')));
            if (plain == name)
            {
                continue;
            }

            string alias = plain;
            for (int i = 1; used.Contains(alias) || names.Contains(alias); i++)
            {
                alias = $"{plain}_{i}";
            }

            used.Add(alias);
            _aliasByName.Add(name, alias);
        }
    }

    public IEnumerable<(string Alias, string Name)> Aliases => _aliasByName.Select(entry => (entry.Value, entry.Key));

    public string Of(string name) => _aliasByName.GetValueOrDefault(name, name);
}
