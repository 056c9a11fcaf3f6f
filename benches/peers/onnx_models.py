"""Models for ONNX Runtime, and sessions on a fixed number of threads."""

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

THREADS = 1


def version():
    return onnxruntime.__version__


def session(nodes, weights, shape):
    """Runs `nodes`, (operator, weights, attributes) each, one after the other."""
    made, last = [], "input"
    for i, (operator, names, attributes) in enumerate(nodes):
        output = f"output{i}"
        made.append(helper.make_node(operator, [last, *names], [output], **attributes))
        last = output
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        made,
        "graph",
        [value("input", TensorProto.FLOAT, shape)],
        [value(last, TensorProto.FLOAT, None)],
        [numpy_helper.from_array(np.array(array), name) for name, array in weights.items()],
    )
    opset = [helper.make_opsetid("", 17)]
    model = helper.make_model(graph, opset_imports=opset, ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    model = model.SerializeToString()
    made = onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])
    return lambda x: made.run(None, {"input": x})[0]
