using MesoInjector.Link;

namespace MesoInjector.Daemon.Serving;

/// <summary>Does some of the requests that come over the link. Called on the thread of the requests, one request at a time; never on the loop's.</summary>
public interface IRequestHandler
{
    /// <summary>Does a request.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="context">The injector.</param>
    /// <returns>What became of it; null where it is not this handler's.</returns>
    /// <exception cref="InvalidDataException">The arguments are not as they should be: the words go to the console.</exception>
    LinkReply? Handle(LinkRequest request, IRequestContext context);
}
