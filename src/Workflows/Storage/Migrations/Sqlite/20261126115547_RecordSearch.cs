using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RecordSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_CorrelationId",
                table: "WorkflowInstances");

            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_DefinitionId_UpdatedAt_DefinitionVersion",
                table: "WorkflowInstances");

            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_SubStatus_UpdatedAt",
                table: "WorkflowInstances");

            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_UpdatedAt",
                table: "WorkflowInstances");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "MicroCredentials",
                type: "TEXT",
                maxLength: 600,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_CorrelationId_UpdatedAt_Id",
                table: "WorkflowInstances",
                columns: new[] { "CorrelationId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_DefinitionId_UpdatedAt_DefinitionVersion_CorrelationId",
                table: "WorkflowInstances",
                columns: new[] { "DefinitionId", "UpdatedAt", "DefinitionVersion", "CorrelationId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_SubStatus_UpdatedAt_CorrelationId",
                table: "WorkflowInstances",
                columns: new[] { "SubStatus", "UpdatedAt", "CorrelationId" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_UpdatedAt_CorrelationId",
                table: "WorkflowInstances",
                columns: new[] { "UpdatedAt", "CorrelationId" });

            migrationBuilder.CreateIndex(
                name: "IX_MicroCredentials_OrganisationId_Id_SearchText",
                table: "MicroCredentials",
                columns: new[] { "OrganisationId", "Id", "SearchText" });

            migrationBuilder.Sql(SearchTextFill.OnSqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_CorrelationId_UpdatedAt_Id",
                table: "WorkflowInstances");

            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_DefinitionId_UpdatedAt_DefinitionVersion_CorrelationId",
                table: "WorkflowInstances");

            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_SubStatus_UpdatedAt_CorrelationId",
                table: "WorkflowInstances");

            migrationBuilder.DropIndex(
                name: "IX_WorkflowInstances_UpdatedAt_CorrelationId",
                table: "WorkflowInstances");

            migrationBuilder.DropIndex(
                name: "IX_MicroCredentials_OrganisationId_Id_SearchText",
                table: "MicroCredentials");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "MicroCredentials");

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_CorrelationId",
                table: "WorkflowInstances",
                column: "CorrelationId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_DefinitionId_UpdatedAt_DefinitionVersion",
                table: "WorkflowInstances",
                columns: new[] { "DefinitionId", "UpdatedAt", "DefinitionVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_SubStatus_UpdatedAt",
                table: "WorkflowInstances",
                columns: new[] { "SubStatus", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkflowInstances_UpdatedAt",
                table: "WorkflowInstances",
                column: "UpdatedAt");
        }
    }
}
