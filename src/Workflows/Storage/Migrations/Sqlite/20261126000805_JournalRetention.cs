using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class JournalRetention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "JournalRemovedAt",
                table: "WorkflowInstances",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_FinishedAt",
                table: "WorkflowInstances",
                column: "FinishedAt",
                filter: "\"FinishedAt\" IS NOT NULL AND \"JournalRemovedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_FinishedAt",
                table: "WorkflowInstances");

            // not DropColumn, which would build the table anew from a model of before the indexes on it
            migrationBuilder.Sql("""ALTER TABLE "WorkflowInstances" DROP COLUMN "JournalRemovedAt";""");
        }
    }
}
