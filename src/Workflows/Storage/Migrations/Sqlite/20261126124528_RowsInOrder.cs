using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RowsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkflowTriggers_DueAt",
                table: "WorkflowTriggers");

            migrationBuilder.DropIndex(
                name: "IX_EventDeliveries_DoneAt_AvailableAt",
                table: "EventDeliveries");

            migrationBuilder.DropIndex(
                name: "IX_Bookmarks_DueAt",
                table: "Bookmarks");

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowTriggers_DueAt_Id",
                table: "WorkflowTriggers",
                columns: new[] { "DueAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EventDeliveries_DoneAt_CreatedAt_Id",
                table: "EventDeliveries",
                columns: new[] { "DoneAt", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bookmarks_DueAt_Id",
                table: "Bookmarks",
                columns: new[] { "DueAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkflowTriggers_DueAt_Id",
                table: "WorkflowTriggers");

            migrationBuilder.DropIndex(
                name: "IX_EventDeliveries_DoneAt_CreatedAt_Id",
                table: "EventDeliveries");

            migrationBuilder.DropIndex(
                name: "IX_Bookmarks_DueAt_Id",
                table: "Bookmarks");

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowTriggers_DueAt",
                table: "WorkflowTriggers",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_EventDeliveries_DoneAt_AvailableAt",
                table: "EventDeliveries",
                columns: new[] { "DoneAt", "AvailableAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Bookmarks_DueAt",
                table: "Bookmarks",
                column: "DueAt");
        }
    }
}
