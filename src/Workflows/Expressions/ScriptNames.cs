namespace Governance.Workflows.Expressions;

/// <summary>
/// The names that a script uses, collected while it is read: those that nothing is known of, and the variables that it
/// names outright. An unknown name faults only when the run reaches it, as in JavaScript; checking a definition reports it before.
/// </summary>
internal sealed class ScriptNames
{
    private readonly Stack<IReadOnlyList<string>> _parameters = new();

    /// <summary>Names that are neither parameters nor known; typed accessors of variables are among them.</summary>
    public List<NameNode> Unknown { get; } = [];

    /// <summary>Functions that no value has.</summary>
    public List<MemberNode> UnknownFunctions { get; } = [];

    /// <summary>Variables that the script names with a fixed text.</summary>
    public List<(string Name, int At)> Variables { get; } = [];

    /// <summary>Steps whose findings the script asks for by a fixed id or name.</summary>
    public List<(string Name, int At)> Steps { get; } = [];

    public void Open(IReadOnlyList<string> parameters) => _parameters.Push(parameters);

    public void Close() => _parameters.Pop();

    public NameNode Meet(NameNode node)
    {
        if (!IsParameter(node.Name) && !ScriptGlobals.IsKnown(node.Name))
            Unknown.Add(node);
        return node;
    }

    public void Meet(ScriptNode node)
    {
        switch (node)
        {
            case MemberNode { Target: NameNode { Name: ScriptGlobals.Variables } target } member when !IsParameter(target.Name):
                Unknown.RemoveAll(node => ReferenceEquals(node, target));
                Variables.Add((member.Name, member.At));
                break;
            case IndexNode { Target: NameNode { Name: ScriptGlobals.Variables } target } index when !IsParameter(target.Name):
                Unknown.RemoveAll(node => ReferenceEquals(node, target));
                if (index.Index is ConstantNode { Value.Kind: JsKind.Text } fixedName)
                    Variables.Add((fixedName.Value.Text, fixedName.At));
                break;
            case CallNode { Callee: MemberNode { Target: NameNode target } callee } when ScriptGlobals.IsNamespace(target.Name) && !IsParameter(target.Name):
                if (!ScriptGlobals.IsKnownMember(target.Name, callee.Name))
                    UnknownFunctions.Add(callee);
                break;
            case CallNode { Callee: MemberNode callee } when !ScriptMethods.IsKnown(callee.Name):
                UnknownFunctions.Add(callee);
                break;
            case CallNode { Callee: NameNode { Name: "getVariable" or "setVariable" } callee, Arguments: [ConstantNode { Value.Kind: JsKind.Text } name, ..] } when !IsParameter(callee.Name):
                Variables.Add((name.Value.Text, name.At));
                break;
            case CallNode { Callee: NameNode { Name: "getOutputFrom" } callee, Arguments: [ConstantNode { Value.Kind: JsKind.Text } name, ..] } when !IsParameter(callee.Name):
                Steps.Add((name.Value.Text, name.At));
                break;
        }
    }

    private bool IsParameter(string name) => _parameters.Any(names => names.Contains(name));
}
