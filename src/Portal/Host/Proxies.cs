using System.Net;
using Governance.Domain.Rules;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Governance.Portal.Host;

/// <summary>
/// Proxies in front of the portal that are believed when they say who asks and whether the line to them is encrypted. What
/// anybody else claims is not looked at.
/// </summary>
internal static class Proxies
{
    /// <summary>Throws where an address is none.</summary>
    internal static void UseProxies(this WebApplication portal, PortalOptions options)
    {
        if (options.Proxies.Count == 0)
            return;
        // every proxy on the way is named, so as many are passed as are believed
        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in options.Proxies)
            headers.KnownIPNetworks.Add(NetworkOf(proxy));
        portal.UseForwardedHeaders(headers);
    }

    private static IPNetwork NetworkOf(string text)
    {
        if (IPAddress.TryParse(text, out var one))
            return new IPNetwork(one, one.GetAddressBytes().Length * 8);
        Rule.Require(IPNetwork.TryParse(text, out var network), "{0} is neither an address nor a network such as 10.0.0.0/8.", text);
        return network;
    }
}
