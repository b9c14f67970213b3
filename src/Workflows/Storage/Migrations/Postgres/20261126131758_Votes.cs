using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Votes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Bodies_OrganisationId",
                table: "Bodies");

            migrationBuilder.AddColumn<Guid>(
                name: "BodyId",
                table: "WorkItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "Bodies",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MotionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Choice = table.Column<string>(type: "text", nullable: true),
                    ByProxyOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Interest = table.Column<string>(type: "text", nullable: true),
                    RecordedById = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Motions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    CredentialId = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    ReturnMode = table.Column<string>(type: "text", nullable: true),
                    Reading = table.Column<int>(type: "integer", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: true),
                    IsSecret = table.Column<bool>(type: "boolean", nullable: false),
                    Present = table.Column<string>(type: "text", nullable: true),
                    PutById = table.Column<Guid>(type: "uuid", nullable: true),
                    PutAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    TimesGiven = table.Column<int>(type: "integer", nullable: false),
                    CastingVote = table.Column<string>(type: "text", nullable: true),
                    Verdict = table.Column<string>(type: "text", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Motions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_BodyId",
                table: "WorkItems",
                columns: new[] { "State", "BodyId" });

            // bodies founded before had no code: their English name becomes it
            migrationBuilder.Sql("""UPDATE "Bodies" SET "Code" = lower(replace(("Name"::json ->> 'En'), ' ', '-'))""");
            migrationBuilder.Sql("""UPDATE "Bodies" SET "Code" = "Code" || '-' || "Id" WHERE EXISTS (SELECT 1 FROM "Bodies" AS "Other" WHERE "Other"."OrganisationId" = "Bodies"."OrganisationId" AND "Other"."Code" = "Bodies"."Code" AND "Other"."Id" < "Bodies"."Id")""");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_OrganisationId_Code",
                table: "Bodies",
                columns: new[] { "OrganisationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_MotionId_PersonId",
                table: "Ballots",
                columns: new[] { "MotionId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Motions_State_EndsAt",
                table: "Motions",
                columns: new[] { "State", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Motions_WorkItemId",
                table: "Motions",
                column: "WorkItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "Motions");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_State_BodyId",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_Bodies_OrganisationId_Code",
                table: "Bodies");

            migrationBuilder.DropColumn(
                name: "BodyId",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Code",
                table: "Bodies");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_OrganisationId",
                table: "Bodies",
                column: "OrganisationId");
        }
    }
}
