using System.Globalization;
using System.Runtime.CompilerServices;
using Governance.Domain.Events;
using Governance.Portal.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace Governance.Portal.Tests;

/// <summary>What an open page reads again when others change something.</summary>
public sealed class LookoutTests
{
    [Fact]
    public async Task A_page_in_French_stays_French_when_somebody_who_reads_English_changes_something()
    {
        var bell = new Bell();
        var read = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-CA");
        using var watch = new Lookout(bell, TimeProvider.System, NullLogger<Lookout>.Instance).Watch(_ => true, () =>
        {
            read.TrySetResult(CultureInfo.CurrentUICulture.Name + " " + CultureInfo.CurrentCulture.Name);
            return Task.CompletedTask;
        });
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-CA");
        bell.Ring([(EventRow)RuntimeHelpers.GetUninitializedObject(typeof(EventRow))]);
        Assert.Equal("fr-CA fr-CA", await read.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }
}
