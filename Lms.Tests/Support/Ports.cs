using System.Net;
using System.Net.Sockets;

namespace Lms.Tests.Support;

static class Ports
{
    /// <summary>One of this machine where nobody listens.</summary>
    internal static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
