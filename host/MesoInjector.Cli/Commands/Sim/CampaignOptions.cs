using System.CommandLine;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary>Options that are judged before anything is run.</summary>
internal static class CampaignOptions
{
    public static Option<T> InRange<T>(this Option<T> option, T least, T most)
        where T : struct, IComparable<T>
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0)
                return;
            T value = result.GetValueOrDefault<T>();
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                result.AddError($"{option.Name} takes {least} to {most}.");
        });
        return option;
    }
}
