using MediatR;

namespace Governance.Domain.Commands;

/// <summary>A change that a caller asks for. Its file also holds its permission and its handler.</summary>
public interface ICommand : ICommand<Unit>;

/// <summary>A change that answers with something the caller needs next, such as the new record's number.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;
