using Microsoft.EntityFrameworkCore;

namespace Governance.Domain.Organisations;

/// <summary>People by their address. Capital letters make no other address, as they make no other account.</summary>
internal static class PeopleByEmail
{
    internal static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    /// <summary>Who has one of these addresses, however it is written; of two who differ in capital letters alone, whoever came first.</summary>
    internal static async Task<Dictionary<string, Person>> ByEmail(this IQueryable<Person> people, IReadOnlyCollection<string> emails, CancellationToken cancellation)
    {
        // a database folds what it knows; the addresses as they are find those with letters that it does not
        var (written, folded) = (emails.ToList(), emails.Select(email => email.ToLowerInvariant()).ToList());
#pragma warning disable CA1304, CA1311 // the database has no culture
        var found = await people.Where(one => written.Contains(one.Email) || folded.Contains(one.Email.ToLower())).OrderBy(one => one.Id).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311
        return found.GroupBy(one => one.Email, Comparer).ToDictionary(same => same.Key, same => same.First(), Comparer);
    }

    internal static async Task<Person?> WithEmail(this IQueryable<Person> people, string email, CancellationToken cancellation) =>
        (await people.ByEmail([email], cancellation)).GetValueOrDefault(email);
}
