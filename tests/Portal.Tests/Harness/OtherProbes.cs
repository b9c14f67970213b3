using Governance.Domain.Commands;
using Governance.Portal.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Governance.Portal.Tests.Harness;

/// <summary>A page for whoever may manage people.</summary>
[Route("/probe/people")]
[RequiresPermission(Permission.ManagePeople)]
public sealed class PeopleProbe : ComponentBase;

/// <summary>A page that breaks.</summary>
[Route("/probe/fault")]
[AllowAnonymous]
public sealed class FaultProbe : ComponentBase
{
    protected override void OnInitialized() => throw new InvalidOperationException("a fault on purpose");
}
