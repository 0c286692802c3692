"""The training loop, on `transformers`' Trainer: one command for a CPU, a GPU, or several (torchrun, accelerate)."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from numpy.typing import NDArray
from safetensors import SafetensorError
from torch import nn
from transformers import EarlyStoppingCallback, PrinterCallback, Trainer, TrainerCallback, TrainingArguments
from transformers.trainer_utils import get_last_checkpoint

from unionml.classification.transformer_config import TransformerConfig
from unionml.classification.transformer_data import UNJUDGED, Collator, Examples
from unionml.classification.transformer_network import TopicNetwork
from unionml.errors import OutputError

_LABEL_SMOOTHING = 0.05

FULL = 64 << 20
"""A disk with fewer bytes left than this counts as full."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Softmax cross-entropy for exclusive labels, sigmoid cross-entropy otherwise.

    Attributes:
        exclusive: which of the two.
        positive_weight: how much more a label's positives count, shape (n_labels,); or the weight of each class.
    """

    exclusive: bool
    positive_weight: NDArray[np.float32]

    @classmethod
    def of(cls, targets: NDArray[np.float32], *, exclusive: bool, weighted: bool) -> "Loss":
        """The loss for a training set; weights are square roots of the odds against a label, between 1 and 4."""
        positives = np.maximum((targets == 1).sum(axis=0), 1)
        negatives = np.maximum((targets == 0).sum(axis=0), 1)
        weight = np.clip(np.sqrt(negatives / positives), 1.0, 4.0) if weighted else np.ones(targets.shape[1])
        if exclusive and weighted:
            weight = weight / weight.mean()
        return cls(exclusive, weight.astype(np.float32))

    def __call__(self, margins: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """The mean loss of margins and targets of shape (n, n_labels)."""
        weight = torch.from_numpy(self.positive_weight).to(margins.device)
        if self.exclusive:
            return nn.functional.cross_entropy(
                margins.float(), targets.argmax(dim=1), weight=weight, label_smoothing=_LABEL_SMOOTHING
            )
        judged = targets != UNJUDGED
        each = nn.functional.binary_cross_entropy_with_logits(
            margins.float(), targets.clamp(min=0), pos_weight=weight, reduction="none"
        )
        return (each * judged).sum() / judged.sum().clamp(min=1)


def macro_f1(margins: NDArray[Any], targets: NDArray[Any], *, exclusive: bool) -> float:
    """Macro-F1 at the natural decision: the largest margin, or every positive one; unjudged targets are left out."""
    predicted = margins == margins.max(axis=1, keepdims=True) if exclusive else margins > 0
    judged, truth = targets != UNJUDGED, targets == 1
    hits = (predicted & truth & judged).sum(axis=0)
    total = (predicted & judged).sum(axis=0) + truth.sum(axis=0)
    return float(np.mean(2 * hits / np.maximum(total, 1)))


class TopicTrainer(Trainer):
    """A Trainer with this project's loss, and with a learning rate for each layer.

    Args:
        config: the settings.
        topic_loss: margins and targets to a loss.
        arguments: everything that a Trainer takes.
    """

    def __init__(self, config: TransformerConfig, topic_loss: Callable[..., torch.Tensor], **arguments: Any) -> None:
        self.config = config
        self.topic_loss = topic_loss
        super().__init__(**arguments)

    def compute_loss(self, model: Any, inputs: Any, return_outputs: bool = False, **_: Any) -> Any:
        """The loss of one batch."""
        labels = inputs.pop("labels")
        margins = model(**inputs)
        loss = self.topic_loss(margins, labels)
        return (loss, margins) if return_outputs else loss

    def prediction_step(self, model: Any, inputs: Any, prediction_loss_only: bool, ignore_keys: Any = None) -> Any:
        """Loss, margins and targets of one batch."""
        inputs = self._prepare_inputs(inputs)
        labels = inputs["labels"]
        with torch.no_grad():
            loss, margins = self.compute_loss(model, dict(inputs), return_outputs=True)
        return loss.detach(), margins.detach().float(), labels

    def create_optimizer(self, model: Any = None) -> Any:
        """AdamW; rates fall by `layer_decay` from the top layer down, biases and layer norms do not decay."""
        if getattr(self, "optimizer", None) is None:
            groups = parameter_groups(self.accelerator.unwrap_model(self.model), self.config)
            self.optimizer: Any = torch.optim.AdamW(groups, lr=self.config.learning_rate)
        return self.optimizer


def parameter_groups(network: TopicNetwork, config: TransformerConfig) -> list[dict[str, Any]]:
    """AdamW's groups: by depth, and apart what does not decay."""
    depth = len(network.layers)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("head."):
            rate = config.head_learning_rate
        elif name.startswith("layers."):
            rate = config.learning_rate * config.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        else:
            rate = config.learning_rate * config.layer_decay**depth
        decay = config.weight_decay if parameter.ndim > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]


class _Progress(TrainerCallback):
    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell

    def on_evaluate(self, args: Any, state: Any, control: Any, metrics: Any = None, **_: Any) -> None:
        score = (metrics or {}).get("eval_macro_f1")
        if score is not None and state.epoch is not None:
            self.tell(f"epoch {state.epoch:.0f} of {args.num_train_epochs:.0f}: validation macro-F1 {score:.3f}")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the loop.

    Attributes:
        config: the settings.
        folder: where checkpoints go; an interrupted run in it is taken up again.
        epochs: the most passes.
        exclusive: whether one label wins.
        tell: called with a line a pass, or None.
        choosing: whether validation examples choose the pass to end with; else they are judged and nothing more.
    """

    config: TransformerConfig
    folder: Path
    epochs: int
    exclusive: bool
    tell: Callable[[str], None] | None = None
    choosing: bool = False

    def train(
        self,
        network: TopicNetwork,
        loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
        collator: Collator,
        train: NDArray[np.int64],
        validation: NDArray[np.int64] | None,
    ) -> int:
        """Train the network in place; with validation examples to choose by it ends as it was after its best pass.

        Args:
            network: what is trained.
            loss: what is made small.
            collator: holds the examples.
            train: numbers of the examples to learn from.
            validation: numbers of the examples to choose by, or to judge.

        Returns:
            The number of passes that it has learnt in: the best one where passes are chosen.

        Raises:
            OutputError: the disk has no room for a checkpoint.
        """
        examples = collator.examples
        trainer = TopicTrainer(
            self.config,
            loss,
            model=network,
            args=self.arguments(validating=validation is not None),
            data_collator=collator,
            train_dataset=_dataset(examples, train),
            eval_dataset=_dataset(examples, validation) if validation is not None else None,
            compute_metrics=self._metrics if validation is not None else None,
            callbacks=self._callbacks(),
        )
        trainer.remove_callback(PrinterCallback)
        checkpoint = get_last_checkpoint(str(self.folder)) if self.folder.is_dir() else None
        try:
            trainer.train(resume_from_checkpoint=checkpoint)
        except (OSError, RuntimeError, SafetensorError) as error:
            # What writes a checkpoint raises one of the three on a full disk, and so does much else.
            if shutil.disk_usage(self.folder).free > FULL:
                raise
            raise OutputError(
                f"{self.folder} has no room for a checkpoint; free some, or save the model on another disk"
            ) from error
        if not self.choosing:
            return self.epochs
        steps = max(trainer.state.max_steps // self.epochs, 1)
        best = trainer.state.best_model_checkpoint
        return max(round(int(str(best).rsplit("-", 1)[1]) / steps), 1) if best else self.epochs

    def _metrics(self, outcome: Any) -> dict[str, float]:
        return {"macro_f1": macro_f1(outcome.predictions, outcome.label_ids, exclusive=self.exclusive)}

    def _callbacks(self) -> list[TrainerCallback]:
        callbacks: list[TrainerCallback] = [_Progress(self.tell)] if self.tell else []
        if self.choosing:
            callbacks.append(EarlyStoppingCallback(early_stopping_patience=self.config.patience))
        return callbacks

    def arguments(self, *, validating: bool) -> TrainingArguments:
        """The settings of `transformers`; they know the device and the other processes of the run."""
        gpu = torch.cuda.is_available()
        return TrainingArguments(
            output_dir=str(self.folder),
            num_train_epochs=self.epochs,
            per_device_train_batch_size=self.config.batch_size,
            per_device_eval_batch_size=2 * self.config.batch_size,
            learning_rate=self.config.learning_rate,
            lr_scheduler_type="linear",
            warmup_steps=0.1,
            max_grad_norm=1.0,
            train_sampling_strategy="group_by_length",
            eval_strategy="epoch" if validating else "no",
            save_strategy="epoch",
            save_total_limit=2,
            load_best_model_at_end=self.choosing,
            metric_for_best_model="macro_f1" if self.choosing else None,
            greater_is_better=True if self.choosing else None,
            logging_strategy="no",
            report_to="none",
            log_level="error",
            disable_tqdm=not sys.stderr.isatty(),
            use_cpu=not gpu,
            bf16=multiplies_half(),
            dataloader_pin_memory=gpu,
            remove_unused_columns=False,
            ddp_find_unused_parameters=False,
            seed=self.config.seed,
            data_seed=self.config.seed,
        )


def multiplies_half() -> bool:
    """Whether what trains here, a GPU or the CPU, multiplies bfloat16 itself."""
    return torch.cuda.is_bf16_supported() if torch.cuda.is_available() else _cpu_has_bf16()


def _cpu_has_bf16() -> bool:
    # Half the time a step where the processor multiplies bfloat16 itself, many times as long where it does not.
    flags = Path("/proc/cpuinfo")
    return flags.is_file() and ("avx512_bf16" in (text := flags.read_text(errors="replace")) or "amx_bf16" in text)


def _dataset(examples: Examples, chosen: NDArray[np.int64]) -> Dataset:
    lengths = [examples.windows[example].tokens for example in chosen]
    return Dataset.from_dict({"example": chosen.tolist(), "length": lengths})
