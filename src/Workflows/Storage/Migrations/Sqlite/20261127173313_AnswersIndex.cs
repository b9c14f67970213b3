using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AnswersIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Answers",
                table: "WorkItems",
                columns: new[] { "CredentialId", "State", "Kind", "StepId", "Subject", "CompletedById", "ForId", "Outcome", "CompletedAt", "Id", "BodyId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Answers",
                table: "WorkItems");
        }
    }
}
