using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Postgres
{
    /// <summary>Addresses in small letters, as they are stored from now on. Of people whose addresses differ in capital letters alone each keeps their own: which of them it is, an administrator says.</summary>
    public partial class LowerCaseAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                UPDATE "People" SET "Email" = lower("Email")
                WHERE "Email" <> lower("Email") AND NOT EXISTS (SELECT 1 FROM "People" AS other WHERE other."Id" <> "People"."Id" AND lower(other."Email") = lower("People"."Email"))
                """);
        }

        /// <summary>What was a capital letter is not known any more, and nothing needs it.</summary>
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
