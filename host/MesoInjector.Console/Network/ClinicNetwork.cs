using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Network;

/// <summary>Stands on a connection that came over the clinic's network, and is not of this machine.</summary>
internal sealed class ClinicNetwork
{
    /// <summary>The mark itself; it says nothing more.</summary>
    public static ClinicNetwork Mark { get; } = new();

    /// <summary>Whether a request came over the network.</summary>
    public static bool Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ClinicNetwork>() is not null;
    }
}
