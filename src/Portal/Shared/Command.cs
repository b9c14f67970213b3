using Governance.Domain.Commands;
using Governance.Domain.Rules;
using Governance.Portal.Accounts;
using Governance.Portal.Problems;

namespace Governance.Portal.Shared;

/// <summary>
/// The only place in the portal that sends commands, and the only catch: whatever happens ends as an
/// <see cref="Outcome{TResult}"/> that the page can show. The caller is read anew for each command.
/// </summary>
public sealed class Command(CommandSender sender, CallerOf callers, Reauthentication again, Words words, ILogger<Command> log)
{
    /// <summary>Sends for the signed-in person.</summary>
    public Task<Outcome<TResult>> Send<TResult>(ICommand<TResult> command) => Send(callers.Now, command);

    /// <summary>Sends for the signed-in person, who shows again who they are: by their password, or what stands for it in a demonstration.</summary>
    public async Task<Outcome<TResult>> Sign<TResult>(string? secret, ICommand<TResult> command) => await again.Check(secret) is { } problem
        ? new(OutcomeKind.Broken, default, problem)
        : await Send(async () => (await callers.Now()).Proven(), command);

    /// <summary>Sends for a caller that no account stands for: a partner's link, the first administrator's setup.</summary>
    public Task<Outcome<TResult>> Send<TResult>(Caller caller, ICommand<TResult> command) => Send(() => Task.FromResult(caller), command);

    private async Task<Outcome<TResult>> Send<TResult>(Func<Task<Caller>> caller, ICommand<TResult> command)
    {
        try
        {
            return new(OutcomeKind.Done, await sender.Send(await caller(), command), "");
        }
        catch (RuleBroken broken)
        {
            return new(KindOf(broken), default, broken.Sentence.ToString());
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var code = FaultCode.Make();
            log.LogError(fault, "Fault {Code} in {Command}", code, command.GetType().Name);
            return new(OutcomeKind.Fault, default, words["We could not save this. Your text is still here. Try again, or quote the code {0}.", code]);
        }
    }

    private static OutcomeKind KindOf(RuleBroken broken) => broken switch
    {
        SomeoneWasFaster => OutcomeKind.SomeoneWasFaster,
        Refused or NotFound => OutcomeKind.Refused,
        _ => OutcomeKind.Broken,
    };
}
