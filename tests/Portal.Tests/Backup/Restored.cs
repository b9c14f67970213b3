using System.Security.Cryptography;
using Governance.Domain.Documents;
using Governance.Testing;
using Microsoft.EntityFrameworkCore;

namespace Governance.Portal.Tests.Backup;

/// <summary>What came back from a backup.</summary>
internal static class Restored
{
    /// <summary>How many documents there are; each version of each has its bytes, and each file is of a document.</summary>
    internal static async Task<int> DocumentsThatAreWhole(this TestHost host)
    {
        var documents = await host.WithDb(db => db.Set<Document>().AsNoTracking().ToListAsync());
        var files = await host.WithDb(db => db.Set<StoredFile>().AsNoTracking().ToDictionaryAsync(file => file.Hash, file => file.Content));
        Assert.Equal(documents.SelectMany(one => one.Versions).Select(one => one.Hash).Distinct().Order(), files.Keys.Order());
        Assert.All(files, file => Assert.Equal(file.Key, Convert.ToHexStringLower(SHA256.HashData(file.Value))));
        return documents.Count;
    }
}
