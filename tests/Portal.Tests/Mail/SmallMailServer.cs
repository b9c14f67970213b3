using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Governance.Portal.Tests.Mail;

/// <summary>Takes one mail over SMTP on the loopback and keeps what was said.</summary>
internal sealed class SmallMailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task<string> conversation;

    internal SmallMailServer()
    {
        listener.Start();
        conversation = Talk();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Dispose();

    internal Task<string> Received() => conversation;

    private async Task<string> Talk()
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var said = new StringBuilder();
        await writer.WriteLineAsync("220 ready");
        var isData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Append(line).Append('\n');
            if (line == "QUIT")
                break;
            if (isData && line != ".")
                continue;
            isData = line == "DATA";
            await writer.WriteLineAsync(isData ? "354 go on" : "250 ok");
            if (line == ".")
                break;
        }
        return said.ToString();
    }
}
